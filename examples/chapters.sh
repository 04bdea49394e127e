#!/bin/sh
# Saves the chapters of a video as a file in the current folder, under the name the function gives it.
#
#   sh chapters.sh VIDEO [FORMAT]
#
# FORMAT is text without it; docs/api.md lists all. CHAPTERS is the address of the function.
set -eu
video=${1:?"usage: sh $0 VIDEO [FORMAT]"}

curl --silent --show-error --fail-with-body --get --remote-name --remote-header-name \
  --data-urlencode "v=$video" --data "format=${2:-text}&download=1" \
  "${CHAPTERS:-http://localhost:8080}/chapters"
