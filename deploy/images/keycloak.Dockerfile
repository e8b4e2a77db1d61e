# Keycloak from its distribution, for machines that can't get its image. ./aims images --with-keycloak fetches the archive with Maven
# and builds this under the name that docker-compose.yml asks for.
ARG JRE=eclipse-temurin:25-jre
FROM ${JRE} AS built
COPY target/keycloak.tar.gz /tmp/keycloak.tar.gz
RUN mkdir -p /opt/keycloak && tar -xzf /tmp/keycloak.tar.gz -C /opt/keycloak --strip-components=1 && mkdir -p /opt/keycloak/data

FROM ${JRE}
COPY --from=built --chown=1000:0 /opt/keycloak /opt/keycloak
USER 1000
WORKDIR /opt/keycloak
# What docker-compose.yml sets and Keycloak builds itself for; otherwise each new container does that before it starts.
RUN ["bin/kc.sh", "build", "--db=postgres", "--health-enabled=true", "--cache=local"]
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
