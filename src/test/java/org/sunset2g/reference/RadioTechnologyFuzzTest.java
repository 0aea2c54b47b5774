package org.sunset2g.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.vocabulary.Generation;

/** Bands and radio interfaces in whatever spelling. */
class RadioTechnologyFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void caseAndOrderOfWhatIsListedMakeNoDifference(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Optional<Set<Generation>> named = RadioTechnology.generationsNamedIn(text);
    assertThat(RadioTechnology.generationsNamedIn(text, text)).isEqualTo(named);
    assertThat(RadioTechnology.generationsNamedIn(text.toUpperCase(Locale.ROOT))).isEqualTo(named);

    Set<Generation> more = named.map(Set::copyOf).orElse(Set.of());
    Set<Generation> withLte = EnumSet.of(Generation.FOUR_G);
    withLte.addAll(more);
    assertThat(RadioTechnology.generationsNamedIn("LTE", text)).contains(withLte);
    assertThat(RadioTechnology.generationsNamedIn(text, "LTE")).contains(withLte);
    // What the interface names below the bands is not believed.
    assertThat(RadioTechnology.generationsOf("NR", text)).contains(Set.of(Generation.FIVE_G));
  }
}
