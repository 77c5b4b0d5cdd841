# Context: the .NET root of this machine.
FROM incidentmap-try/debian
RUN apt-get update && apt-get install -y --no-install-recommends libc6 libgcc-s1 libicu72 libssl3 libstdc++6 tzdata zlib1g \
    && rm -rf /var/lib/apt/lists/*
ENV DOTNET_RUNNING_IN_CONTAINER=true DOTNET_NOLOGO=true NUGET_XMLDOC_MODE=skip
COPY . /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet && dotnet --version
