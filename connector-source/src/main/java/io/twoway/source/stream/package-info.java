/**
 * The site's one stream, made of Debezium's records: where reading resumes, what is left out in the reverse direction, what
 * the site had seen of its peers. No configuration, no I/O.
 */
package io.twoway.source.stream;
