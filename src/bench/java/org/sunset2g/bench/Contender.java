package org.sunset2g.bench;

import java.util.Arrays;

/** Ways of doing the week's work that are timed beside one another. */
enum Contender {
  ENGINE('a', "sunset2g weekly", ""),
  ANALYST('b', "DuckDB, an analyst's SQL", "duckdb-analyst.sql"),
  BEST('c', "DuckDB, the best SQL", "duckdb-best.sql"),
  SPARK('d', "Spark SQL, plain", "spark-plain.sql");

  private final char letter;
  private final String label;
  private final String script;

  Contender(char letter, String label, String script) {
    this.letter = letter;
    this.label = label;
    this.script = script;
  }

  static Contender of(String letter) {
    return Arrays.stream(values())
        .filter(each -> letter.equals(String.valueOf(each.letter)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("--only takes a, b, c and d, was '" + letter + "'"));
  }

  String key() {
    return String.valueOf(letter);
  }

  String label() {
    return letter + " " + label;
  }

  /** Name of its script in {@code src/bench/sql}; empty for the engine. */
  String script() {
    return script;
  }

  boolean isDuckDb() {
    return this == ANALYST || this == BEST;
  }
}
