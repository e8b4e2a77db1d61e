# One of the four services. ./aims images builds them all; by hand:
#   docker build -f deploy/images/service.Dockerfile --build-arg SERVICE=inventory -t aimsledger/inventory:0.1.0 .
# The context is the root of the checkout, after mvn package (with -P sbom for the bill of materials).
ARG JRE=eclipse-temurin:25-jre

# What was built, sorted so that a changed line of ours doesn't move the libraries to another layer.
FROM ${JRE} AS built
ARG SERVICE
COPY ${SERVICE}-service/target/quarkus-app/ /built/
COPY ${SERVICE}-service/target/*-sbom.json /built/sbom/
RUN mkdir -p /built/ours/lib/main && mv /built/lib/main/org.aimsledger.* /built/ours/lib/main/ \
 && mv /built/app /built/quarkus /built/quarkus-run.jar /built/ours/ && mv /built/sbom /built/ours/ \
 && chmod -R a+rX,go-w /built && install -d -m 0750 /state

FROM ${JRE}
ARG SERVICE
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Aimsledger ${SERVICE}-service" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"
# A number and no name: nothing of the image asks who it is, and Kubernetes can see that it isn't root.
COPY --from=built --chown=10001:10001 /state /var/lib/aims
COPY --from=built /built/lib /opt/aims/lib
COPY --from=built /built/ours /opt/aims
COPY deploy/images/health.sh /opt/aims/health.sh
USER 10001:10001
WORKDIR /tmp
# Secrets are files there, each named like its setting (aims.database.password); everything else comes by the environment.
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS=/run/secrets \
    MALLOC_ARENA_MAX=2 \
    LANG=C.UTF-8
EXPOSE 8080
ENV QUARKUS_HTTP_PORT=8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=240s --retries=6 CMD ["bash", "/opt/aims/health.sh", "8080"]
# More options for the JVM: JDK_JAVA_OPTIONS. The heap follows the memory limit of the container.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "/opt/aims/quarkus-run.jar"]
