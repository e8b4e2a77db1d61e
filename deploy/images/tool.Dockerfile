# A program of one jar: the witness, which somebody else than the operator of the trail should run.
#   docker build -f deploy/images/tool.Dockerfile --build-arg JAR=verifier/target/aimsledger-verifier.jar -t aimsledger/verifier:0.1.0 .
ARG JRE=eclipse-temurin:25-jre

FROM ${JRE} AS built
RUN install -d -m 0750 /state

FROM ${JRE}
ARG JAR
ARG TITLE="Aimsledger tool"
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="${TITLE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=built --chown=10001:10001 /state /var/lib/aims
COPY ${JAR} /opt/aims/tool.jar
USER 10001:10001
WORKDIR /var/lib/aims
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "-jar", "/opt/aims/tool.jar"]
