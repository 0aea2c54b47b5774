package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What jobs/systemd and jobs/airflow hold is what systemd and Python take, and we can parse. */
class SchedulersTest {
  private static final Path UNITS = Path.of("jobs/systemd");
  private static final Path DAG = Path.of("jobs/airflow/sunset2g_weekly.py");
  private static final String INSTALLED = "/opt/sunset2g/sunset2g";

  @TempDir Path folder;

  @Test
  void systemdTakesTheUnits() throws Exception {
    needs("systemd-analyze");
    List<String> verify = new ArrayList<>(List.of("systemd-analyze", "verify"));
    for (String name : List.of("sunset2g", "sunset2g-retain")) {
      Path unit = folder.resolve(name + ".service");
      Path timer = folder.resolve(name + ".timer");
      String service = Files.readString(UNITS.resolve(unit.getFileName()));
      Files.writeString(unit, service.replace(INSTALLED + " ", "/bin/sh "));
      Files.copy(UNITS.resolve(timer.getFileName()), timer);
      verify.addAll(List.of(unit.toString(), timer.toString()));
    }

    Said units = said(verify.toArray(String[]::new));
    assertThat(units.text()).isEmpty();
    assertThat(units.code()).isZero();

    Path unit = folder.resolve("sunset2g.service");
    Files.writeString(unit, Files.readString(unit).replace("Restart=", "Again="));
    assertThat(said("systemd-analyze", "verify", unit.toString()).text())
        .as("it does look at the names")
        .contains("Again");
  }

  @ParameterizedTest
  @CsvSource({
    "sunset2g.timer, 2024-09-15 19:00:00 UTC",
    "sunset2g-retain.timer, 2024-09-17 16:30:00 UTC"
  })
  void theTimersGoOffOnMondayMorningAndTuesdayNightInVietNam(String timer, String first)
      throws Exception {
    needs("systemd-analyze");
    String on =
        Files.readAllLines(UNITS.resolve(timer)).stream()
            .filter(line -> line.startsWith("OnCalendar="))
            .map(line -> line.substring("OnCalendar=".length()))
            .findFirst()
            .orElseThrow();

    Said next = said("systemd-analyze", "calendar", "--base-time=2024-09-15 12:00:00 UTC", on);

    assertThat(next.code()).as(next.text()).isZero();
    assertThat(next.text()).contains(first);
  }

  @Test
  void theUnitsTypeCommandsOfOurs() throws IOException {
    for (String name : List.of("sunset2g", "sunset2g-retain")) {
      List<String> lines = Files.readAllLines(UNITS.resolve(name + ".service"));
      List<String> commands = lines.stream().filter(line -> line.startsWith("ExecStart=")).toList();

      assertThat(commands).as("a second one would wait for the first one's success").hasSize(1);
      assertThat(commands.get(0)).startsWith("ExecStart=" + INSTALLED + " ");
      assertParses(words(commands.get(0)));
      assertThat(lines)
          .as("nobody mended anything meanwhile")
          .contains(
              "RestartPreventExitStatus=%d %d".formatted(Sunset2g.WRONG_USAGE, Sunset2g.BAD_INPUT));
    }
    assertThat(service("sunset2g-retain"))
        .as("it may do what the weekly job may, and no more")
        .isEqualTo(service("sunset2g"));
  }

  /** How a unit runs, without what. */
  private static List<String> service(String name) throws IOException {
    String unit = Files.readString(UNITS.resolve(name + ".service"));
    return unit.substring(unit.indexOf("[Service]"))
        .lines()
        .filter(line -> !line.startsWith("ExecStart="))
        .toList();
  }

  private static List<String> words(String line) {
    List<String> words = Arrays.asList(line.split(" "));
    return words.subList(1, words.size());
  }

  @Test
  void theDagTypesCommandsOfOursAndTriesAgainWhatCanHelp() throws Exception {
    needs("python3");
    for (String generation : List.of("sdk", "decorators")) {
      Path airflow = Files.createDirectories(folder.resolve(generation).resolve("airflow"));
      Files.writeString(airflow.resolve("__init__.py"), "");
      Files.writeString(airflow.resolve(generation + ".py"), AIRFLOW);
      Files.writeString(
          airflow.resolve("exceptions.py"),
          """
          class AirflowException(Exception): pass
          class AirflowFailException(AirflowException): pass
          """);
      Files.writeString(
          airflow.resolveSibling("pendulum.py"),
          """
          from datetime import datetime as _d
          def datetime(*parts, tz): return (_d(*parts), tz)
          """);
      Path program = folder.resolve(generation + "-sunset2g");
      Files.writeString(program, "#!/bin/sh\necho \"typed $*\"\nexit ${CODE:-0}\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
      Path script = airflow.resolveSibling("look.py");
      Files.writeString(script, LOOK.replace("DAG_FILE", DAG.toAbsolutePath().toString()));

      Said said =
          said(
              "env",
              "SUNSET2G=" + program,
              "PYTHONDONTWRITEBYTECODE=1",
              "PYTHONPATH=" + airflow.getParent(),
              "python3",
              script.toString());

      assertThat(said.code()).as(said.text()).isZero();
      List<String> typed =
          said.text().lines().filter(line -> line.startsWith("typed ")).distinct().toList();
      assertThat(typed)
          .containsExactly(
              "typed weekly --week 2024-W37 --catch-up --config /etc/sunset2g/settings.yaml",
              "typed backfill --from 2024-W30 --to 2024-W33 --config /etc/sunset2g/settings.yaml",
              "typed backfill --from 2024-W30 --to last --config /etc/sunset2g/settings.yaml",
              "typed retain --config /etc/sunset2g/settings.yaml");
      typed.forEach(line -> assertParses(words(line)));
      assertThat(said.text())
          .contains(
              "0 2 * * 1 Asia/Ho_Chi_Minh catchup False at once 1",
              "2021-01-03T17:00:00Z 2020-W53",
              "2021-01-03T16:59:59Z 2020-W52",
              "2024-09-15T19:00:00Z 2024-W37",
              "2025-01-05T17:00:00Z 2025-W01",
              "{'to': '2024-W33'} AirflowFailException",
              "{'from': '2024-W30', 'till': '2024-W33'} AirflowFailException",
              "order both_done after retain weekly",
              "order retain after weekly",
              "rule retain all_done",
              "1 AirflowFailException",
              "2 AirflowFailException",
              "3 AirflowException",
              "75 AirflowException");
    }
  }

  /** As much of Airflow as a DAG touches while it is read; tasks can be called. */
  private static final String AIRFLOW =
      """
      TASKS = {}
      DAGS = []
      RULES = {}
      ORDER = {}
      class Task:
          def __init__(self, function): self.function = function; self.name = function.__name__
          def __call__(self): TASKS[self.name] = self.function; return self
          def __rshift__(self, other): ORDER.setdefault(other.name, set()).add(self.name); return other
      def task(function=None, trigger_rule=None):
          if function: return Task(function)
          def decorate(inner): RULES[inner.__name__] = trigger_rule; return Task(inner)
          return decorate
      def dag(**settings):
          DAGS.append(settings)
          return lambda function: function
      """;

  private static final String LOOK =
      """
      import importlib, importlib.util, subprocess, os
      from datetime import datetime
      spec = importlib.util.spec_from_file_location("the_dag", "DAG_FILE")
      dag = importlib.util.module_from_spec(spec)
      spec.loader.exec_module(dag)
      try: air = importlib.import_module("airflow.sdk")
      except ImportError: air = importlib.import_module("airflow.decorators")
      d = air.DAGS[0]
      print(d["schedule"], d["start_date"][1], "catchup", d["catchup"], "at once", d["max_active_runs"])
      def at(text): return datetime.fromisoformat(text.replace("Z", "+00:00"))
      for text in ("2021-01-03T17:00:00Z", "2021-01-03T16:59:59Z", "2024-09-15T19:00:00Z",
                   "2025-01-05T17:00:00Z"):
          print(text, dag.week_of(at(text)), flush=True)
      air.TASKS["weekly"](data_interval_end=at("2024-09-15T19:00:00Z"))
      class Run:
          def __init__(self, **conf): self.conf = conf
      air.TASKS["weekly"](dag_run=Run(**{"from": "2024-W30", "to": "2024-W33"}))
      air.TASKS["weekly"](dag_run=Run(**{"from": "2024-W30"}))
      for conf in ({"to": "2024-W33"}, {"from": "2024-W30", "till": "2024-W33"}):
          try: air.TASKS["weekly"](dag_run=Run(**conf))
          except Exception as fault: print(conf, type(fault).__name__, flush=True)
      air.TASKS["retain"]()
      air.TASKS["both_done"]()
      for name in sorted(air.ORDER): print("order", name, "after", *sorted(air.ORDER[name]))
      for name in sorted(air.RULES): print("rule", name, air.RULES[name], flush=True)
      for code in (1, 2, 3, 75):
          os.environ["CODE"] = str(code)
          try: air.TASKS["retain"]()
          except Exception as fault: print(code, type(fault).__name__, flush=True)
      """;

  private static void assertParses(List<String> command) {
    assertThat(Sunset2g.parse(command.toArray(String[]::new)).hasSubcommand()).isTrue();
  }

  /** Present wherever the whole check runs; elsewhere the test may be left out. */
  private static void needs(String program) throws Exception {
    boolean isThere = said("sh", "-c", "command -v " + program).code() == 0;
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(isThere).as(program + " is not here").isTrue();
    }
    assertThat(isThere).as(program + " is here").isTrue();
  }

  private record Said(int code, String text) {}

  private static Said said(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
