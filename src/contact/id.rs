//! What has an id is referred to by its place in its list, which is also its order in the file and
//! on the page. Each noun has a type of its own, and a list takes only its own: a topic's number
//! can never be taken for a channel's.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A place in a [`List`].
pub trait Id: Copy + Ord {
    fn new(position: usize) -> Self;
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub struct $name(usize);

        impl Id for $name {
            fn new(position: usize) -> Self {
                Self(position)
            }

            fn index(self) -> usize {
                self.0
            }
        }
    )*};
}

ids! {
    /// Place in [`Routing::audiences`](super::model::Routing::audiences).
    AudienceId,
    /// Place in [`Routing::questions`](super::model::Routing::questions); also the bit of its
    /// answer in [`Answers`](super::model::Answers).
    QuestionId,
    /// Place in [`Routing::hours`](super::model::Routing::hours).
    HoursId,
    /// Place in [`Routing::channels`](super::model::Routing::channels).
    ChannelId,
    /// Place in [`Routing::topics`](super::model::Routing::topics).
    TopicId,
    /// Place in [`Routing::rules`](super::model::Routing::rules).
    RuleId,
    /// Place in [`Plan::pages`](super::plan::Plan::pages).
    PageId,
}

/// One thing for each id, in the order of the ids. Lists of the same id run parallel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<I, T> {
    items: Vec<T>,
    of: PhantomData<I>,
}

impl<I: Id, T> List<I, T> {
    pub fn new() -> Self {
        Self::from(Vec::new())
    }

    /// As many of `item`, under the same ids.
    pub fn like<U: Clone>(&self, item: U) -> List<I, U> {
        List::from(vec![item; self.items.len()])
    }

    /// The id of what was put in.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::new(self.items.len() - 1)
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + Clone + use<I, T> {
        (0..self.items.len()).map(I::new)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// Everything with its id.
    pub fn enumerate(&self) -> impl Iterator<Item = (I, &T)> + Clone {
        self.ids().zip(&self.items)
    }

    /// The id of the first that fits.
    pub fn position(&self, fits: impl FnMut(&T) -> bool) -> Option<I> {
        self.items.iter().position(fits).map(I::new)
    }

    pub fn last(&self) -> Option<&T> {
        self.items.last()
    }
}

impl<I, T: serde::Serialize> serde::Serialize for List<I, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.items.serialize(serializer)
    }
}

impl<'de, I, T: serde::Deserialize<'de>> serde::Deserialize<'de> for List<I, T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

impl<I: Id, T> Index<I> for List<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for List<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

impl<I, T> Default for List<I, T> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<I, T> From<Vec<T>> for List<I, T> {
    fn from(items: Vec<T>) -> Self {
        Self { items, of: PhantomData }
    }
}

impl<I, T> FromIterator<T> for List<I, T> {
    fn from_iter<A: IntoIterator<Item = T>>(items: A) -> Self {
        Self::from(items.into_iter().collect::<Vec<T>>())
    }
}

impl<I, T> IntoIterator for List<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'l, I, T> IntoIterator for &'l List<I, T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}
