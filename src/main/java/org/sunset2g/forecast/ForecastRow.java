package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.List;

/**
 * A row of the table {@code forecast}, its columns in the order of the contract.
 *
 * @param week written {@code 2024-W37}: the last that the forecast knows
 * @param codeSystem empty for the country, as {@code code} is
 * @param day at whose end the number is expected
 * @param weeksAhead to a thousandth
 * @param q025 subscribers at risk, as are all quantiles
 * @param chanceOfTarget from 0 to 1, to a thousandth
 */
public record ForecastRow(
    String phase,
    String week,
    String scenario,
    String codeSystem,
    String code,
    String level,
    String name,
    LocalDate day,
    boolean isCutOff,
    double weeksAhead,
    long q025,
    long q10,
    long q25,
    long q50,
    long q75,
    long q90,
    long q975,
    long target,
    double chanceOfTarget) {

  /** What the columns hold, in their order. */
  public List<Object> cells() {
    return List.of(
        phase,
        week,
        scenario,
        codeSystem,
        code,
        level,
        name,
        day,
        isCutOff,
        weeksAhead,
        q025,
        q10,
        q25,
        q50,
        q75,
        q90,
        q975,
        target,
        chanceOfTarget);
  }
}
