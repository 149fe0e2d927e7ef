/** Looks at the MySQL server before the connector is registered and before it starts: whether reading may resume. */
package io.twoway.source.precheck;
