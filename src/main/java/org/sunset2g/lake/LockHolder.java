package org.sunset2g.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Who holds a lake, for those who are refused.
 *
 * @param run identifier of the run; empty for a command that is none, and before it has one
 * @param command what is at work, such as {@code weekly 2024-W37}
 * @param since when it began, to the second
 * @param host name of the machine
 * @param process its number on that machine
 * @param system which start of which system numbers processes so; empty where that is not known
 */
record LockHolder(
    String run, String command, String since, String host, long process, String system) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** This process. */
  static LockHolder here(String command) {
    return new LockHolder(
        "",
        command,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        thisHost(),
        ProcessHandle.current().pid(),
        thisSystem());
  }

  LockHolder with(String runId) {
    return new LockHolder(runId, command, since, host, process, system);
  }

  /** Whether its process is known to be gone: it ran here, and no longer does. */
  boolean isGone() {
    return !system.isEmpty()
        && system.equals(thisSystem())
        && ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
  }

  InputProblem refusal(Object lake) {
    String what = run.isEmpty() ? command : "run " + run + " (" + command + ")";
    return InputProblem.inFile(
            lake,
            "another run is writing to this lake: %s, begun %s on host %s, process %d"
                .formatted(what, since, host, process),
            "wait for it to end; './sunset2g runs' shows how it stands")
        .onlyForNow();
  }

  String asJson() {
    try {
      return JSON.writeValueAsString(
          JSON.createObjectNode()
              .put("run", run)
              .put("command", command)
              .put("since", since)
              .put("host", host)
              .put("process", process)
              .put("system", system));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The holder that a text describes; none where it is empty or half written. */
  static Optional<LockHolder> of(String json) {
    try {
      JsonNode holder = JSON.readTree(json);
      return holder.hasNonNull("command")
          ? Optional.of(
              new LockHolder(
                  holder.path("run").asText(),
                  holder.path("command").asText(),
                  holder.path("since").asText(),
                  holder.path("host").asText(),
                  holder.path("process").asLong(),
                  holder.path("system").asText()))
          : Optional.empty();
    } catch (JsonProcessingException unfinished) {
      return Optional.empty();
    }
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "unknown";
    }
  }

  /** Containers of one host can have its name and number processes for themselves. */
  private static String thisSystem() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException notLinux) {
      return "";
    }
  }
}
