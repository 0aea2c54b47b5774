package org.sunset2g.job;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * Walks through rows group by group, where the rows of a group follow one another; nothing is held
 * but the row that comes next.
 */
final class Following<T> {
  private final Iterator<T> rows;
  private final BiPredicate<T, T> sameGroup;
  private T next;

  Following(Iterator<T> rows, BiPredicate<T, T> sameGroup) {
    this.rows = rows;
    this.sameGroup = sameGroup;
    this.next = rows.hasNext() ? rows.next() : null;
  }

  /** Rows that have the same text in each of the columns. */
  static BiPredicate<Row, Row> same(String... columns) {
    return (first, second) -> {
      for (String column : columns) {
        if (!first.getAs(column).equals(second.getAs(column))) {
          return false;
        }
      }
      return true;
    };
  }

  /** What each row becomes, one after the other. */
  static <A, B> Iterator<B> flat(Iterator<A> rows, Function<A, List<B>> becomes) {
    return new Iterator<>() {
      private Iterator<B> now = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!now.hasNext() && rows.hasNext()) {
          now = becomes.apply(rows.next()).iterator();
        }
        return now.hasNext();
      }

      @Override
      public B next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return now.next();
      }
    };
  }

  /** Whether there is another group. */
  boolean hasGroup() {
    return next != null;
  }

  /** The first row of the group that comes next. */
  T first() {
    return next;
  }

  /** The rows of the next group, which must be walked to their end before the group after it. */
  Iterator<T> group() {
    T first = next;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return next != null && sameGroup.test(first, next);
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        T now = next;
        next = rows.hasNext() ? rows.next() : null;
        return now;
      }
    };
  }
}
