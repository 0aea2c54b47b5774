package org.sunset2g.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;

/**
 * An office to call about an area: of an operator, or of an authority. An office, never a person.
 *
 * @param operator operator whose office it is; empty for an authority's
 * @param area province, district or commune
 * @param role why the office is told
 * @param office name of the office
 * @param telephone telephone of the office, as it is written
 * @param confirmedOn day on which somebody last made sure that all this is true
 */
public record FocalPoint(
    Optional<String> operator,
    AreaCode area,
    Role role,
    String office,
    String telephone,
    Optional<LocalDate> confirmedOn,
    Validity validity) {

  /** What a recipient of reports is there for. */
  public enum Role {
    /** To report to (để báo cáo). */
    REPORT("báo cáo"),
    /** To direct (chỉ đạo). */
    DIRECT("chỉ đạo"),
    /** To work together with (phối hợp). */
    COORDINATE("phối hợp"),
    /** For information (để biết). */
    INFORM("để biết");

    private final String vietnamese;

    Role(String vietnamese) {
      this.vietnamese = vietnamese;
    }

    public String vietnamese() {
      return vietnamese;
    }
  }
}
