#!/bin/sh
# Usage: sh THIS_SCRIPT FILE
# Cuts FILE into a file for each chapter, in the current folder, without encoding it again:
# a cut is at the key frame before the chapter's start. Never overwrites a file.
# Chapters for YouTube; ends are computed by this app, not by YouTube.
# Left out, since the video has ended by then: 2 of the list, from 50:11.
set -eu
file=${1:?"usage: sh $0 FILE"}
case $file in
  /*) ;;
  *) file=./$file ;;
esac
case ${file##*/} in
  *.*) ending=.${file##*.} ;;
  *) ending=.mkv ;;
esac

# chapter NAME START [END]
chapter() {
  if [ -e "./$1$ending" ]; then
    echo "exists, left as it is: $1$ending" >&2
    return
  fi
  ffmpeg -nostdin -hide_banner -loglevel error -n -ss "$2" ${3:+-to "$3"} \
    -i "file:$file" -c copy -map_chapters -1 "file:./$1$ending"
}

chapter '01 Out' 00:00:00 00:15:00
chapter '02 Up' 00:15:00 00:50:11
