//! Positions in a site, each of its own type: an article's is never taken for a category's, and one
//! that leads nowhere is a fault of the program that shows, not an article that quietly is another.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

use rayon::prelude::*;

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

/// A list that is indexed by its own kind of position. Copies share their items until one of them
/// changes: a site after an edit is the one before in almost all of them.
#[derive(Debug)]
pub struct List<I, T> {
    items: Vec<Arc<T>>,
    of: PhantomData<I>,
}

impl<I, T> Clone for List<I, T> {
    fn clone(&self) -> Self {
        Self { items: self.items.clone(), of: PhantomData }
    }
}

impl<I: Ix, T> List<I, T> {
    /// Of items that were made side by side.
    pub fn of(items: Vec<Arc<T>>) -> Self {
        Self { items, of: PhantomData }
    }

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
        self.items.push(Arc::new(item));
    }

    pub fn iter(&self) -> Items<'_, T> {
        Items(self.items.iter())
    }

    /// Each with its position.
    pub fn pairs(&self) -> impl Iterator<Item = (I, &T)> {
        self.iter().enumerate().map(|(position, item)| (I::new(position), item))
    }
}

impl<I: Ix + Sync, T: PartialEq + Send + Sync> List<I, T> {
    /// Takes the items of `last` where they are as those here: `places` says where each of these
    /// stood.
    pub fn share(&mut self, last: &Self, places: &[Option<I>]) {
        self.items.par_iter_mut().zip(places).for_each(|(item, place)| {
            let before = place.and_then(|place| last.items.get(place.position()));
            if let Some(before) = before.filter(|before| before == &item) {
                *item = Arc::clone(before);
            }
        });
    }
}

impl<I: Ix, T: Clone> List<I, T> {
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut T> + ExactSizeIterator {
        self.items.iter_mut().map(Arc::make_mut)
    }

    /// [`Self::iter_mut`], side by side.
    pub fn par_iter_mut(&mut self) -> impl IndexedParallelIterator<Item = &mut T>
    where
        T: Send + Sync,
    {
        self.items.par_iter_mut().map(Arc::make_mut)
    }

    pub fn pairs_mut(&mut self) -> impl Iterator<Item = (I, &mut T)> {
        self.iter_mut().enumerate().map(|(position, item)| (I::new(position), item))
    }
}

/// The items of a [`List`] in order.
#[derive(Debug)]
pub struct Items<'a, T>(std::slice::Iter<'a, Arc<T>>);

impl<T> Clone for Items<'_, T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, T> Iterator for Items<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.0.next().map(|item| &**item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> DoubleEndedIterator for Items<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|item| &**item)
    }
}

impl<T> ExactSizeIterator for Items<'_, T> {}

impl<I, T> From<Vec<T>> for List<I, T> {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<I, T> FromIterator<T> for List<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(items: It) -> Self {
        Self { items: items.into_iter().map(Arc::new).collect(), of: PhantomData }
    }
}

impl<I: Ix, T> Index<I> for List<I, T> {
    type Output = T;

    fn index(&self, at: I) -> &T {
        &self.items[at.position()]
    }
}

impl<I: Ix, T: Clone> IndexMut<I> for List<I, T> {
    fn index_mut(&mut self, at: I) -> &mut T {
        Arc::make_mut(&mut self.items[at.position()])
    }
}

impl<I, T: Clone> IntoIterator for List<I, T> {
    type Item = T;
    type IntoIter = std::iter::Map<std::vec::IntoIter<Arc<T>>, fn(Arc<T>) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter().map(Arc::unwrap_or_clone)
    }
}

impl<'a, I, T> IntoIterator for &'a List<I, T> {
    type Item = &'a T;
    type IntoIter = Items<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        Items(self.items.iter())
    }
}
