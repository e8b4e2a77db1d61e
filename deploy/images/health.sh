#!/usr/bin/env bash
# Is the service on the port $1 ready? Needs nothing but bash, so that the image needs no curl.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET /q/health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
IFS= read -r -t 3 answer <&3
[[ "$answer" == "HTTP/1.1 200"* ]]
