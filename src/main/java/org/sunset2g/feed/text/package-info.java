/** Floor 3: opens small reference files, strictly, with the line and the value in every error. */
package org.sunset2g.feed.text;
