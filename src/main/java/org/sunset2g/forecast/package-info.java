/**
 * Who will be left, and how sure that is: made of published figures alone, so that a forecast tells
 * nothing of anybody that the figures do not tell already. Pure Java: no Spark, no clock, and a
 * seed for all chance.
 */
package org.sunset2g.forecast;
