/** XA transactions at one site, and what becomes of them at the other. */
package io.twoway.it.xa;
