/** Stages of a site's stream, as each of them sees an event on its way to the topic. Pure. */
package io.twoway.source.stage;
