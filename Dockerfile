# One silo with its HTTP front end. No Docker engine was at hand where this was written: it has not been built yet.
#
#   docker build --build-arg ENGINE=Embedded -t seckill .      one machine, SQLite in the volume /data
#   docker build -t seckill .                                  a cluster's node, on the Microsoft.Orleans packages

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG ENGINE=Orleans
WORKDIR /src
COPY . .
RUN dotnet publish Seckill.Silo -c Release -p:Engine=$ENGINE -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown app /data
USER app
VOLUME /data
# Secrets are not in the image: they come by the environment, or are made once and kept in /data.
ENV ASPNETCORE_URLS=http://+:8080 Storage__ConnectionString="Data Source=/data/seckill.db"
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "Seckill.Silo.dll"]
