/**
 * The filter that keeps a two-way pair from looping. It sees the records of one source task in binlog order, drops what a
 * sink wrote and stamps the rest with where it came from.
 */
package io.twoway.smt;
