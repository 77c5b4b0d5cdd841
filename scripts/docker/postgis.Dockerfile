FROM incidentmap-try/debian
RUN apt-get update && apt-get install -y --no-install-recommends gosu postgresql-common \
    && sed -ri 's/#?(create_main_cluster) .*$/\1 = false/' /etc/postgresql-common/createcluster.conf \
    && apt-get install -y --no-install-recommends postgresql-15-postgis-3 postgresql-15-postgis-3-scripts \
    && rm -rf /var/lib/apt/lists/*
ENV LANG=C.UTF-8 PATH=/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    PGDATA=/var/lib/postgresql/data
RUN mkdir -p /docker-entrypoint-initdb.d "$PGDATA" /run/postgresql \
    && chown -R postgres:postgres "$PGDATA" /run/postgresql && chmod 1777 "$PGDATA" && chmod 2775 /run/postgresql
VOLUME /var/lib/postgresql/data
COPY postgis-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
ENTRYPOINT ["docker-entrypoint.sh"]
# A fast shutdown instead of PostgreSQL's smart one, which waits for every client to leave.
STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["postgres"]
