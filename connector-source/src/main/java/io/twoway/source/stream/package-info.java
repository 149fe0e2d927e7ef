/**
 * The site's one stream out of what Debezium polled: what stays at home, what the site had seen of its peers, what each record
 * says of its place. No configuration, no I/O.
 */
package io.twoway.source.stream;
