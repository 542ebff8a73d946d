//! Positions in a site, each of its own type: an article's is never taken for a category's, and one
//! that leads nowhere is a fault of the program that shows, not an article that quietly is another.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A position in a [`List`].
pub trait Ix: Copy {
    fn new(position: usize) -> Self;
    fn position(self) -> usize;
}

/// Position in [`Site::articles`](super::Site::articles).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleIx(usize);

/// Position in [`Site::categories`](super::Site::categories).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryIx(usize);

impl CategoryIx {
    /// `content/` itself.
    pub const ROOT: Self = Self(0);
}

impl Ix for ArticleIx {
    fn new(position: usize) -> Self {
        Self(position)
    }

    fn position(self) -> usize {
        self.0
    }
}

impl Ix for CategoryIx {
    fn new(position: usize) -> Self {
        Self(position)
    }

    fn position(self) -> usize {
        self.0
    }
}

/// A list that is indexed by its own kind of position.
#[derive(Debug, Clone)]
pub struct List<I, T> {
    items: Vec<T>,
    of: PhantomData<I>,
}

impl<I: Ix, T> List<I, T> {
    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + use<I, T> {
        (0..self.items.len()).map(I::new)
    }

    /// Adds an item behind the others.
    pub fn push(&mut self, item: T) {
        self.items.push(item);
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// Each with its position.
    pub fn pairs(&self) -> impl Iterator<Item = (I, &T)> {
        self.items.iter().enumerate().map(|(position, item)| (I::new(position), item))
    }

    pub fn pairs_mut(&mut self) -> impl Iterator<Item = (I, &mut T)> {
        self.items.iter_mut().enumerate().map(|(position, item)| (I::new(position), item))
    }
}

impl<I, T> From<Vec<T>> for List<I, T> {
    fn from(items: Vec<T>) -> Self {
        Self { items, of: PhantomData }
    }
}

impl<I, T> FromIterator<T> for List<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(items: It) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<I: Ix, T> Index<I> for List<I, T> {
    type Output = T;

    fn index(&self, at: I) -> &T {
        &self.items[at.position()]
    }
}

impl<I: Ix, T> IndexMut<I> for List<I, T> {
    fn index_mut(&mut self, at: I) -> &mut T {
        &mut self.items[at.position()]
    }
}

impl<I, T> IntoIterator for List<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, I, T> IntoIterator for &'a List<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}
