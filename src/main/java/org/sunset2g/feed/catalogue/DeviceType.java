package org.sunset2g.feed.catalogue;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sunset2g.vocabulary.HandsetForm;

/** Reads the kind of device from the words of the GSMA list. */
final class DeviceType {
  /**
   * Words that say which form. "Handheld", "Mobile phone" and "Portable (include PDA)" are not
   * among them: smartphones and feature phones alike were registered under these.
   */
  private static final Map<String, HandsetForm> FORMS =
      Map.ofEntries(
          Map.entry("smartphone", HandsetForm.SMARTPHONE),
          Map.entry("featurephone", HandsetForm.FEATURE_PHONE),
          Map.entry("basicphone", HandsetForm.FEATURE_PHONE),
          Map.entry("tablet", HandsetForm.TABLET),
          Map.entry("modem", HandsetForm.ROUTER),
          Map.entry("router", HandsetForm.ROUTER),
          Map.entry("wlanrouter", HandsetForm.ROUTER),
          Map.entry("wifirouter", HandsetForm.ROUTER),
          Map.entry("hotspot", HandsetForm.ROUTER),
          Map.entry("mobilehotspot", HandsetForm.ROUTER),
          Map.entry("dongle", HandsetForm.ROUTER),
          Map.entry("datacard", HandsetForm.ROUTER),
          Map.entry("module", HandsetForm.MODULE),
          Map.entry("wearable", HandsetForm.WEARABLE),
          Map.entry("smartwatch", HandsetForm.WEARABLE),
          Map.entry("connectedcomputer", HandsetForm.OTHER),
          Map.entry("computer", HandsetForm.OTHER),
          Map.entry("laptop", HandsetForm.OTHER),
          Map.entry("vehicle", HandsetForm.OTHER),
          Map.entry("ebook", HandsetForm.OTHER),
          Map.entry("ereader", HandsetForm.OTHER),
          Map.entry("iotdevice", HandsetForm.OTHER),
          Map.entry("fixedphone", HandsetForm.OTHER),
          Map.entry("paymentterminal", HandsetForm.OTHER),
          Map.entry("camera", HandsetForm.OTHER),
          Map.entry("devicefortheautomaticprocessingofdataapd", HandsetForm.OTHER));

  private DeviceType() {}

  /** The form, where the words name one and no other; else UNKNOWN. */
  static HandsetForm formOf(String deviceType) {
    Set<HandsetForm> named = EnumSet.noneOf(HandsetForm.class);
    for (String part : deviceType.split("[/,;]")) {
      HandsetForm form = FORMS.get(part.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
      if (form != null) {
        named.add(form);
      }
    }
    return named.size() == 1 ? named.iterator().next() : HandsetForm.UNKNOWN;
  }
}
