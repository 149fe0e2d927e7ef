/** How the keys of the connectors and of the filter are described: as Connect checks them and as Control Center shows them. */
package io.twoway.config;
