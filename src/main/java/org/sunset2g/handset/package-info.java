/** Floor 2: which of a subscriber's devices counts as the handset of the week, and how long for. */
package org.sunset2g.handset;
