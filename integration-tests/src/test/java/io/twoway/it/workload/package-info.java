/** Live traffic on both sites at once: what must hold while it flows and once it stopped. */
package io.twoway.it.workload;
