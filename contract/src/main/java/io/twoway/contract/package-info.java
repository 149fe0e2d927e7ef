/**
 * The contract of source, filter and sink of one stream: names of sites, places in the origin's binlog, the stamp in the
 * headers, the bookkeeping tables. Every type owns its wire format.
 * Change a wire format and both ends of a running pair must be upgraded.
 */
package io.twoway.contract;
