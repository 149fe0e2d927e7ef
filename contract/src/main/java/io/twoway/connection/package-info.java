/** Connections to servers: the driver's address and TLS properties, and what lies behind one that fails. */
package io.twoway.connection;
