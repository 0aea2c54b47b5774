# shellcheck shell=bash
# Which Java runs this house. Sourced by ./sunset2g, ./mvnw, jobs/submit and .ci/run; runs nothing by itself.
#
# choose_java java|javac   exports JAVA_HOME of the first Java from 17 to 21 that has the named program; where none fits it
#                          installs one when it may, else says how to get one and ends the script with code 3.
#
# Spark 3.5 needs 17, and Hadoop 3.3.4 fails from 24 on: what does not fit is passed over without a word, because a newer
# JAVA_HOME is the ordinary state of a developer's machine and no mistake.

# Prints a home's major version. The file `release` answers in no time; starting Java takes a tenth of a second.
java_major() {
  local line version=''
  if [ -r "$1/release" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in JAVA_VERSION=*) version=${line#JAVA_VERSION=} ;; esac
    done <"$1/release"
  fi
  if [ -z "$version" ] && [ -x "$1/bin/java" ]; then
    version=$(java_property "$1/bin/java" java.specification.version)
  fi
  version=${version//\"/}
  version=${version#1.}
  printf '%s' "${version%%[!0-9]*}"
}

# Prints one system property of a java program, by starting it: the last resort.
java_property() {
  "$1" -XshowSettings:properties -version 2>&1 </dev/null | while IFS= read -r line; do
    case $line in *" $2 = "*) printf '%s' "${line#*" $2 = "}" ;; esac
  done
}

# Does the home $1 suit the program $2?
java_suits() {
  local major
  [ -n "$1" ] && [ -x "$1/bin/$2" ] && [ -x "$1/bin/java" ] || return 1
  major=$(java_major "$1")
  [ -n "$major" ] && [ "$major" -ge 17 ] && [ "$major" -le 21 ]
}

# Prints the home of the java found on PATH: through the symbolic links, or, where a stub stands there, by asking it.
java_home_on_path() {
  local program link
  program=$(command -v java) || return 0
  while [ -L "$program" ]; do
    link=$(readlink "$program")
    case $link in /*) program=$link ;; *) program=${program%/*}/$link ;; esac
  done
  program=${program%/bin/java}
  if [ -r "$program/release" ]; then
    printf '%s' "$program"
  else
    java_property java java.home
  fi
}

# Sets JAVA_HOME to the first home that suits the program $1; fails where there is none.
find_java() {
  local home version
  if [ -n "${SUNSET2G_JAVA_HOME:-}" ]; then
    if java_suits "$SUNSET2G_JAVA_HOME" "$1"; then
      JAVA_HOME=$SUNSET2G_JAVA_HOME
      return 0
    fi
    # Named on purpose, so passing over it deserves a word.
    echo "sunset2g: SUNSET2G_JAVA_HOME=$SUNSET2G_JAVA_HOME has no $1 from 17 to 21: looking elsewhere" >&2
  fi
  java_suits "${JAVA_HOME:-}" "$1" && return 0
  home=$(java_home_on_path)
  if java_suits "$home" "$1"; then
    JAVA_HOME=$home
    return 0
  fi
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@*/libexec/openjdk.jdk/Contents/Home; do
    if java_suits "$home" "$1"; then
      JAVA_HOME=$home
      return 0
    fi
  done
  if [ -x /usr/libexec/java_home ]; then
    for version in 17 21; do
      home=$(/usr/libexec/java_home -v "$version" 2>/dev/null) || continue
      if java_suits "$home" "$1"; then
        JAVA_HOME=$home
        return 0
      fi
    done
  fi
  return 1
}

# Installs Debian's or Ubuntu's JDK: 17, or 21 where 17 is no longer offered.
install_jdk() {
  local log package
  log=$(mktemp "${TMPDIR:-/tmp}/sunset2g-apt.XXXXXX") || return 1
  echo "sunset2g: no JDK from 17 to 21 on this machine: installing openjdk-17-jdk-headless (SUNSET2G_NO_INSTALL=1 forbids it)" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get -o DPkg::Lock::Timeout=600 update -q >"$log" 2>&1 </dev/null || true
  for package in openjdk-17-jdk-headless openjdk-21-jdk-headless; do
    if apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends "$package" >>"$log" 2>&1 </dev/null; then
      rm -f "$log"
      return 0
    fi
  done
  tail -n 15 "$log" >&2
  rm -f "$log"
  return 1
}

choose_java() {
  if ! find_java "$1"; then
    if [ "$(id -u)" = 0 ] && [ "${SUNSET2G_NO_INSTALL:-}" != 1 ] && command -v apt-get >/dev/null 2>&1; then
      install_jdk && find_java "$1"
    else
      false
    fi || {
      cat >&2 <<'HOW'
sunset2g: no JDK from 17 to 21 found (older ones cannot run Spark 3.5, 24 and later break Hadoop).
  what to do: install one, then run the same command again:
    Debian, Ubuntu    sudo apt-get install openjdk-17-jdk-headless
    Fedora, RHEL      sudo dnf install java-17-openjdk-devel
    macOS             brew install openjdk@17
    elsewhere         https://adoptium.net/temurin/releases/?version=17
  or name one you have: export SUNSET2G_JAVA_HOME=/path/to/jdk-17
HOW
      exit 3
    }
  fi
  export JAVA_HOME
}
