package io.headroom.compress.xml;

import java.util.List;

/// An element that is a unit: shown or left out by itself.
///
/// @param unit number of the unit
/// @param element the element
/// @param group the elements of its sort
/// @param container whether its children are units, or else belong to it
/// @param children the units in it, in source order
/// @param last number of the last unit in it, its own if there is none
record Node(
    int unit, Element element, Group group, boolean container, List<Node> children, int last) {}
