/**
 * Floor 2: who works where, by what channels, when, and with what to offer: what operators and
 * authorities keep beside the subscriber records.
 */
package org.sunset2g.registry;
