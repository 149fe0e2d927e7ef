/**
 * Sessions of the statements in the binlog: each statement as its client wrote it, with the settings that decide what it does.
 */
package io.twoway.source.session;
