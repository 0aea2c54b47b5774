package org.sunset2g.feed.dump;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** The default limits with one of them changed. */
final class Limits {
  private Limits() {}

  static DumpLimits with(String name, Object value) {
    return with(DumpLimits.defaults(), name, value);
  }

  static DumpLimits with(DumpLimits limits, String name, Object value) {
    try {
      RecordComponent[] parts = DumpLimits.class.getRecordComponents();
      Object[] values = new Object[parts.length];
      for (int at = 0; at < parts.length; at++) {
        values[at] =
            parts[at].getName().equals(name) ? value : parts[at].getAccessor().invoke(limits);
      }
      return DumpLimits.class
          .getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new))
          .newInstance(values);
    } catch (java.lang.reflect.InvocationTargetException invalid) {
      throw (RuntimeException) invalid.getCause();
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
