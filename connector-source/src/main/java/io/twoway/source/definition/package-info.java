/**
 * Definitions of the captured tables, told by what is sure of them: the binlog itself says of the rows that come next which
 * columns they have, and the server says it of its tables. No DDL text decides how a row is read.
 */
package io.twoway.source.definition;
