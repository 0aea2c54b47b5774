/** Floor 2: whom to reach this week, for what reason, by which channels, and who comes first. */
package org.sunset2g.outreach;
