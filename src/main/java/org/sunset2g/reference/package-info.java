/**
 * Floor 2: what handset models can do and how areas hang together; catalogues and administrative
 * units as values, and the parser that reads radio technology from words.
 */
package org.sunset2g.reference;
