/** Deployment of a pair, and tables added to it: connectors registered and changed in their order, with the waits between. */
package io.twoway.cli.life;
