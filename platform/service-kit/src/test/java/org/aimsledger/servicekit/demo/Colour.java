package org.aimsledger.servicekit.demo;

enum Colour {
  RED,
  GREEN
}
