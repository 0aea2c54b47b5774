package org.sunset2g.report.letter;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunset2g.registry.FocalPoint;

/**
 * Who sends the letter to whom, and what people add to its numbers; what is absent is left open for
 * a pen.
 *
 * @param superior body above the one that issues the letter
 * @param issuer body that issues it
 * @param symbol what stands after the number, such as {@code BC-VTLS}
 * @param place town in which it is signed
 * @param basis what it answers to, such as a plan or an official letter; continues "Thực hiện"
 * @param addressees to whom it is addressed (Kính gửi); where nobody is named, those of the
 *     distribution to whom it reports
 * @param distribution who gets it (Nơi nhận), and why
 * @param signer title of who signs, such as {@code GIÁM ĐỐC}
 * @param difficulties difficulties and obstacles, one sentence each
 * @param proposals proposals, one sentence each
 * @param plans what is planned for the next week, one sentence each
 */
public record LetterHead(
    Optional<String> superior,
    Optional<String> issuer,
    Optional<String> symbol,
    Optional<String> place,
    Optional<String> basis,
    List<String> addressees,
    List<Recipient> distribution,
    Optional<String> signer,
    List<String> difficulties,
    List<String> proposals,
    List<String> plans) {
  /** Nothing is known: everything is left open. */
  public static final LetterHead OPEN =
      new LetterHead(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REMARK = 2_000;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  public LetterHead {
    addressees = List.copyOf(addressees);
    distribution = List.copyOf(distribution);
    difficulties = List.copyOf(difficulties);
    proposals = List.copyOf(proposals);
    plans = List.copyOf(plans);
    superior.ifPresent(text -> check("superior", text, LONGEST_NAME));
    issuer.ifPresent(text -> check("issuer", text, LONGEST_NAME));
    symbol.ifPresent(text -> check("symbol", text, LONGEST_NAME));
    place.ifPresent(text -> check("place", text, LONGEST_NAME));
    basis.ifPresent(text -> check("basis", text, LONGEST_REMARK));
    signer.ifPresent(text -> check("signer", text, LONGEST_NAME));
    addressees.forEach(text -> check("addressees", text, LONGEST_NAME));
    difficulties.forEach(text -> check("difficulties", text, LONGEST_REMARK));
    proposals.forEach(text -> check("proposals", text, LONGEST_REMARK));
    plans.forEach(text -> check("plans", text, LONGEST_REMARK));
  }

  /** The same to these offices. */
  public LetterHead to(List<Recipient> offices) {
    return new LetterHead(
        superior,
        issuer,
        symbol,
        place,
        basis,
        addressees,
        offices,
        signer,
        difficulties,
        proposals,
        plans);
  }

  /** An office that gets the letter, and why. */
  public record Recipient(FocalPoint.Role role, String name) {
    public Recipient {
      Objects.requireNonNull(role, "role");
      check("distribution", name, LONGEST_NAME);
    }
  }

  private static void check(String setting, String text, int longest) {
    if (text.isBlank() || text.length() > longest || CONTROL.matcher(text).find()) {
      throw new IllegalArgumentException(
          "report.letter.%s must be one line of 1 to %d characters, was '%s'"
              .formatted(setting, longest, text));
    }
  }
}
