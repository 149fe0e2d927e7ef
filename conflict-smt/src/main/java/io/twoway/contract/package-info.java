/**
 * What the source connector, the filter and the sink connector of one stream agree on: the names of sites, the place of
 * a change in its origin's binlog, the stamp that travels in record headers, and the bookkeeping tables. Nothing in here
 * does work; every type owns its wire format. Change a wire format and both ends of a running pair must be upgraded.
 */
package io.twoway.contract;
