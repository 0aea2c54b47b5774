package org.sunset2g.notebook;

import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.display.DisplayData;

/** A piece of HTML that a cell shows. */
public interface Html {

  String html();

  /** Shows it below the cell. */
  default void show() {
    MainApp.kernel.display(DisplayData.fromHtml(html()));
  }

  /** A text as it may stand in HTML, in an attribute too. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
