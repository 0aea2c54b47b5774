package org.sunset2g.feed.results;

import java.time.LocalDate;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.ContactOutcome;

/**
 * One row of a result file that counts: an attempt to reach one subscriber, or runs of a programme
 * in an area.
 *
 * @param file name of the file
 * @param line line of the file, or row of its first sheet, counted from 1
 * @param doneOn day on which it was done
 * @param channel form of communication
 * @param team team, as the file writes it
 * @param commune commune in which it was done
 * @param medium programme, group or paper, in free text
 * @param runs how many times; 1 for an attempt to reach one subscriber
 * @param token 32 lower-case hexadecimal characters; empty for a programme in an area
 * @param outcome what came of the attempt; there exactly where a token is
 * @param difficulties free text without numbers of persons
 * @param proposals free text without numbers of persons
 */
public record ResultRow(
    String file,
    long line,
    LocalDate doneOn,
    Channel channel,
    Optional<String> team,
    Optional<AreaCode> commune,
    Optional<String> medium,
    int runs,
    Optional<String> token,
    Optional<ContactOutcome> outcome,
    Optional<String> difficulties,
    Optional<String> proposals) {}
