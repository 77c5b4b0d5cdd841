# The server and the command line in one image.
#   docker build -t incidentmap .
#   docker run -e ConnectionStrings__IncidentMap=... -p 127.0.0.1:8080:8080 incidentmap
#   docker run -e ConnectionStrings__IncidentMap=... incidentmap incidentmap import data/incidents

FROM node:24-bookworm-slim AS front
WORKDIR /src/src/front
COPY src/front/package.json src/front/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY data/basemap /src/data/basemap
COPY src/front ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS back
WORKDIR /src
# The packages first: they change less often than the code, and a layer is kept until its files change.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/IncidentMap/IncidentMap.csproj src/IncidentMap/packages.lock.json src/IncidentMap/
COPY src/IncidentMap.Api/IncidentMap.Api.csproj src/IncidentMap.Api/packages.lock.json src/IncidentMap.Api/
COPY src/IncidentMap.Cli/IncidentMap.Cli.csproj src/IncidentMap.Cli/packages.lock.json src/IncidentMap.Cli/
COPY migrations/IncidentMap.Migrations.csproj migrations/packages.lock.json migrations/
RUN dotnet restore src/IncidentMap.Api --locked-mode && dotnet restore src/IncidentMap.Cli --locked-mode
COPY .editorconfig ./
COPY data data
COPY migrations migrations
COPY src/IncidentMap src/IncidentMap
COPY src/IncidentMap.Cli src/IncidentMap.Cli
RUN dotnet publish src/IncidentMap.Cli --configuration Release --no-restore --output /app/cli
COPY src/IncidentMap.Api src/IncidentMap.Api
COPY --from=front /src/src/IncidentMap.Api/wwwroot src/IncidentMap.Api/wwwroot
RUN dotnet publish src/IncidentMap.Api --configuration Release --no-restore --output /app/server

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=back /app /app
COPY data data
RUN printf '#!/bin/sh\nexec dotnet /app/cli/IncidentMap.Cli.dll "$@"\n' > /usr/local/bin/incidentmap \
    && printf '#!/bin/sh\ncd /app/server && exec dotnet IncidentMap.Api.dll "$@"\n' > /usr/local/bin/incidentmap-server \
    && chmod 755 /usr/local/bin/incidentmap /usr/local/bin/incidentmap-server
# A container is reached through its own address, so the server must listen on all of them; which port of the host leads
# here, and from where, is for `docker run` or compose to say.
ENV ASPNETCORE_URLS=http://0.0.0.0:8080
EXPOSE 8080
USER $APP_UID
# The runtime image has no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 4 status <&3 && [[ $status == *' 200 '* ]]"]
CMD ["incidentmap-server"]
