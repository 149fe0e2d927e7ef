/**
 * From Debezium's records to the site's one stream: where reading resumes, what is left out in the reverse direction, what
 * the site had seen of its peers. No configuration, no I/O.
 */
package io.twoway.source.stream;
