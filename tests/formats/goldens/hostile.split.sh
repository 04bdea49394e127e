#!/bin/sh
# Usage: sh THIS_SCRIPT FILE
# Cuts FILE into a file for each chapter, in the current folder, without encoding it again:
# a cut is at the key frame before the chapter's start. Never overwrites a file.
# Chapters for YouTube; ends are computed by this app, not by YouTube.
# From a viewer's comment, not by the author.
# Sorted by start; titles of equal starts are joined.
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

chapter '01 0_00' 00:00:00 00:00:40
chapter '02 _img src=x onerror=alert(1)_ & _b_bold__b_' 00:00:40 00:01:20
chapter '03 a]]_ --_ _!-- --- --_ _ same start' 00:01:20 00:02:00
chapter '04 =HYPERLINK(_http___evil.example_;_click_)' 00:02:00 00:02:40
chapter '05 +1, -1 and @sum; _quoted_' 00:02:40 00:03:20
chapter '06 -5 degrees' 00:03:20 00:04:00
chapter '07 # [link](javascript_alert(1)) _a_ _b_ `c` ~~d~~ a_b _' 00:04:00 00:05:20
chapter '08 1. first' 00:05:20 00:06:00
chapter '09 &lt;not a tag&gt; &amp; &copy; $x$ $5' 00:06:00 00:06:40
chapter '10 tab here, null here, bell here, escape [31mhere, line separator' 00:06:40 00:07:20
chapter '11 two lines' 00:07:20 00:08:00
chapter '12 ‮right to left override' 00:08:00 00:08:40
chapter '13 שלום, 12_34 עולם' 00:08:40 00:09:20
chapter '14 👩‍👩‍👧‍👦 family, 🏳️‍🌈 flag, é' 00:09:20 00:10:00
chapter '15 half � a pair, � and �, ����' 00:10:00 00:10:40
chapter '16 key=value; comment # _ end' 00:10:40 00:11:20
chapter '17 REM _a_ '"'"'b'"'"' `c`' 00:11:20 00:12:00
chapter '18 spaces around' 00:12:00 00:12:40
chapter '19 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' 00:12:40 05:33:20
chapter '20 ![image](http___evil.example_x.png) _http___a.example_ http___b.example www.c.example' 05:33:20
