/**
 * From a Connect record to what it says: which kind of event, where it comes from, which row images it carries. The only
 * package that knows Debezium's envelope and Connect's data types.
 */
package io.twoway.sink.decode;
