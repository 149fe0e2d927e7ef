/** Checks of the captured server: before the connector is registered, and at each start. */
package io.twoway.source.server;
