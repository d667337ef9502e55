/**
 * The console and the answer links: pages for people, written on the server, usable without scripts and on a small
 * screen. Only a POST acts.
 */
@NullMarked
package dev.onus.registry.web;

import org.jspecify.annotations.NullMarked;
