/** From one version of the plugins to the next, in a pair that runs. */
package io.twoway.it.upgrade;
