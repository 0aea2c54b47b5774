package org.sunset2g.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;

/**
 * An operator's recorded statement that service quality is assured, which lifts a blackout for it.
 *
 * @param blackout identifier of the blackout
 * @param operator operator that assures it
 * @param area where the blackout is lifted; everywhere where absent
 * @param recordedOn day of the record
 * @param reference number of the letter or decision
 */
public record Assurance(
    String blackout,
    String operator,
    Optional<AreaCode> area,
    LocalDate recordedOn,
    String reference) {}
